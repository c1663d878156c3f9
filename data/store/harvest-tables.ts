/** Raised when the tables change; an older file is then thrown away and made again. */
export const harvestVersion = 1

/** The change that no change is after: what has it in `entry.past` is how things are now. Stands in partial indexes, so as a number. */
export const never = '9007199254740991'

/**
 * `told` counts what was ever published, in the order of first publication. `list` 1 is of all the archive, others of a collection
 * and what is below it. `held` is what is live in which list; `entry` every change of an item in each list, with the
 * change that it was `past` by.
 */
export const harvestTables = `
CREATE TABLE state (cursor INT NOT NULL);
INSERT INTO state VALUES (0);
CREATE TABLE moment (cursor INTEGER PRIMARY KEY, at TEXT NOT NULL, why TEXT);
CREATE INDEX moment_at ON moment (at);
CREATE TABLE move (cursor INTEGER PRIMARY KEY, origin TEXT NOT NULL, target TEXT NOT NULL);
CREATE TABLE told (n INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, live INT NOT NULL, document INT NOT NULL,
  at TEXT NOT NULL, UNIQUE (kind, id));
CREATE TABLE child (parent TEXT NOT NULL, n INT NOT NULL, PRIMARY KEY (parent, n)) WITHOUT ROWID;
CREATE INDEX child_parents ON child (n, parent);
CREATE TABLE list (n INTEGER PRIMARY KEY, collection TEXT NOT NULL UNIQUE, entries INT NOT NULL, activities INT NOT NULL);
INSERT INTO list VALUES (1, '', 0, 0);
CREATE TABLE spec (spec TEXT PRIMARY KEY, list INT NOT NULL, current INT NOT NULL) WITHOUT ROWID;
CREATE INDEX spec_list ON spec (list) WHERE current = 1;
CREATE TABLE held (n INT NOT NULL, list INT NOT NULL, document INT NOT NULL, PRIMARY KEY (n, list)) WITHOUT ROWID;
CREATE TABLE entry (list INT NOT NULL, cursor INT NOT NULL, item TEXT NOT NULL, live INT NOT NULL, past INT NOT NULL,
  PRIMARY KEY (list, cursor, item)) WITHOUT ROWID;
CREATE INDEX entry_now ON entry (list, cursor, item) WHERE past = ${never};
CREATE INDEX entry_item ON entry (item, list) WHERE past = ${never};
CREATE INDEX entry_past ON entry (list, past) WHERE past < ${never};
CREATE TABLE activity (list INT NOT NULL, number INT NOT NULL, cursor INT NOT NULL, verb TEXT NOT NULL, n INT,
  PRIMARY KEY (list, number)) WITHOUT ROWID;
CREATE TABLE part (part INTEGER PRIMARY KEY, at TEXT NOT NULL, live INT NOT NULL)`

/** All tables but `state`, to be emptied. */
export const harvestNames = 'moment move told child list spec held entry activity part'.split(' ')

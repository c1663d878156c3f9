import type { Agent } from './item.js'

/** What somebody did to a document, as far as catalogues tell it apart. */
export type AgentPart = 'author' | 'recipient' | 'translator' | 'editor' | 'publisher' | 'other'

/** How the roles begin, as records in our languages name them. */
const roles: readonly (readonly [AgentPart, RegExp])[] = [
  ['author', /^(author|creator|writer|written by|sender|from|auteur|autrice|rédact|expéditeur|verfasser|autor|absender|von$)/i],
  ['recipient', /^(recipient|addressee|addressed to|sent to|to$|destinataire|à$|empfänger|adressat|an$)/i],
  ['translator', /^(translat|interpreter|traduct|interprète|übersetz|dolmetsch)/i],
  ['editor', /^(editor|edited by|éditeur scientifique|herausgeber)/i],
  ['publisher', /^(publisher|published by|éditeur$|verlag|verleger)/i],
] // prettier-ignore

/** What the record says that a person or body did. Nobody is made an author whom the record does not name so. */
export function agentPart({ role }: Agent): AgentPart {
  const names = Object.values(role).flatMap((said) => said.map((name) => name.trim()))
  return roles.find(([, begins]) => names.some((name) => begins.test(name)))?.[0] ?? 'other'
}

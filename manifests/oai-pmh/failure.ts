/** What can be wrong with a request, in the protocol's own words. https://www.openarchives.org/OAI/openarchivesprotocol.html#ErrorConditions */
export type OaiErrorCode =
  | 'badArgument'
  | 'badResumptionToken'
  | 'badVerb'
  | 'cannotDisseminateFormat'
  | 'idDoesNotExist'
  | 'noMetadataFormats'
  | 'noRecordsMatch'
  | 'noSetHierarchy'

/** One thing that is wrong, with a sentence for whoever runs the harvester. */
export interface OaiError {
  readonly code: OaiErrorCode
  readonly says: string
}

/** A request that cannot be met. It is answered all the same, with what is wrong: to HTTP that is no error. */
export class OaiFailure extends Error {
  override readonly name = 'OaiFailure'
  readonly errors: readonly OaiError[]

  constructor(...errors: readonly OaiError[]) {
    super(errors.map(({ code, says }) => `${code}: ${says}`).join(' '))
    this.errors = errors
  }
}

/** One thing that is wrong. */
export function failure(code: OaiErrorCode, says: string): OaiFailure {
  return new OaiFailure({ code, says })
}

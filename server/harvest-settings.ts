import { z } from 'zod'
import { isNamespace } from '../manifests/oai-pmh/identifier.js'

/** What harvesters are told of whose archive it is. */
export const harvestSettings = {
  'admin-email': {
    schema: z.email('must be an address for mail, such as archive@example.org').optional(),
    of: 'ADDRESS',
    says: 'Where whoever harvests this archive by OAI-PMH may write. webmaster@ and the name in oai-identifier when it is not given.',
  },
  'oai-identifier': {
    schema: z
      .string()
      .refine(
        isNamespace,
        'must be a domain such as archive.example.org, each part of it begun by a letter',
      )
      .optional(),
    of: 'DOMAIN',
    says: 'What stands for this archive in the identifiers of OAI-PMH, a domain such as archive.example.org; it should never change. The host of base-url when it is not given.',
  },
} as const

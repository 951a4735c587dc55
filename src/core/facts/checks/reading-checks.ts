import type { Check, Severity } from './check';
import type { ReadingCode, ReadingRemark } from './config-reading';

/** How grave it is what the reader noticed. */
const READING_SEVERITY: Readonly<Record<ReadingCode, Severity>> = {
  wrongType: 'error',
  negative: 'error',
  notFinite: 'error',
  tooLarge: 'error',
  expression: 'warning',
  unknownScoring: 'error',
  numberAsFlag: 'info',
  keysDisagree: 'warning',
  architectureConflict: 'warning',
  falseFriend: 'info',
  perLayer: 'warning',
  unknownFamily: 'warning',
  resembles: 'warning',
  methodAsScoring: 'warning',
  hashLayers: 'info',
  zeroExperts: 'info',
  ggufKeyWithoutPrefix: 'warning',
  impliedGating: 'warning',
  hybridLayers: 'info',
  duplicateKey: 'warning',
  comment: 'info',
  trailingComma: 'info',
  pythonLiteral: 'info',
  unquotedKey: 'info',
  missingComma: 'error',
  badString: 'error',
  tooManyValues: 'warning',
  longObject: 'info',
  cutFile: 'warning',
};

/** What the reader noticed, as a check. */
export function readingCheck(remark: ReadingRemark): Check<ReadingCode> {
  return {
    code: remark.code,
    severity: READING_SEVERITY[remark.code],
    params: remark.param ? [remark.param] : [],
    values: {},
    remark,
  };
}

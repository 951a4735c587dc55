import type { TokenField } from '../../scenario/scenario';
import { refused } from '../refused';

const name: Record<TokenField, string> = {
  tableIds: 'expert table (hash layer)',
  otherBias: 'second bias for images',
  kind: 'image token',
  isPadding: 'padding row',
};

/** What the fields of a token do, each in a line. */
const help: Record<TokenField | 'tableRow', string> = {
  tableIds:
    'The layer takes the token’s experts from a table, by the token’s id; the gate only weighs them. DeepSeek-V4’s first layers do this',
  tableRow: 'The table’s row for this token: top_k expert ids',
  otherBias:
    'The experts of image tokens are chosen with another bias, and by no table. DeepSeek-V4’s models for images have one',
  kind: 'Whether this token is part of an image: then the second bias is used for the choice',
  isPadding: 'The row only pads the batch; a router that skips such rows gives them ids −1 and weights 0',
};

/** The token itself: a table’s row, a second bias, padding. */
export const token = {
  name,
  help,
  tableRow: 'ids in its row',
  notAnId: (position: number, text: string) =>
    `Entry ${position}, “${refused(text)}”, is no expert id: use whole numbers, separated by commas.`,
  tableIgnored: 'in effect: no table; the router followed reads none',
  tableLeft: 'in effect: no table; the experts of image tokens are chosen with their bias',
  shownBias: {
    text: 'the bias shown is that for text; the one for images is kept',
    image: 'the bias shown is that for images; the one for text is kept',
  },
  noBias: 'in effect: no bias; e_score_correction_bias is off',
  paddingIgnored:
    'in effect: off; the router followed routes such rows like any other. Newer vLLM skips them (VLLM_MOE_SKIP_PADDING)',
};

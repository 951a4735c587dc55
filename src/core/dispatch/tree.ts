import { CPU } from './tree/cpu';
import { CUSTOM_OP } from './tree/custom-op';
import { FACTORY } from './tree/factory';
import { GROUPED } from './tree/grouped';
import { PLAIN } from './tree/plain';
import type { EntryPoint, NodeId, TreeNode } from './types';

/**
 * vLLM's decisions between a layer and a routing function, as of both versions; questions that one version does not
 * ask are answered "no" there.
 */
export const TREE: Readonly<Record<NodeId, TreeNode>> = {
  ...FACTORY,
  ...GROUPED,
  ...PLAIN,
  ...CPU,
  ...CUSTOM_OP,
};

/** The place of each entry point in the tree. */
export const ROOTS: Readonly<Record<EntryPoint, NodeId>> = {
  router: 'layer',
  GroupedTopk: 'customOp',
  grouped_topk: 'groupedTopk',
  fused_grouped_topk: 'fusedGroupedTopk',
};

// What the passes over a token share. `Uniforms` is made by uniforms.ts from the same list that fills it; `...At` are
// places in a token's row of results. Intermediates live in storage: software adapters clear workgroup memory word by word, in code
// that takes long to compile.

@group(0) @binding(0) var<uniform> uniforms: Uniforms;
@group(0) @binding(1) var<storage, read> logits: array<u32>;
@group(0) @binding(2) var<storage, read> bias: array<u32>;
// The experts' own factors; read if `hasFactors`.
@group(0) @binding(3) var<storage, read> factors: array<u32>;
// The table's row of every token; read if `picksByTable`.
@group(0) @binding(6) var<storage, read> tableIds: array<u32>;
@group(0) @binding(4) var<storage, read_write> rows: array<u32>;
// Of a token: order keys of its E experts, whether each of its groups is kept, whether no group is usable.
@group(0) @binding(5) var<storage, read_write> work: array<u32>;

const WIDTH = 64u;
var<workgroup> lane: array<u32, WIDTH>;

// A lane of a token's workgroup: where the token's logits, results, keys and flags start.
struct Place {
  me: u32,
  token: u32,
  input: u32,
  row: u32,
  keys: u32,
  kept: u32,
  lost: u32,
}

fn place_of(token: u32, me: u32) -> Place {
  let keys = token * (uniforms.experts + uniforms.groups + 1u);
  let kept = keys + uniforms.experts;
  return Place(me, token, token * uniforms.experts, token * uniforms.rowWords, keys, kept, kept + uniforms.groups);
}

// Float32 sum in the order of src/core/arithmetic/sum.ts: `count` results from `at` on are added in lanes, then the lanes are folded
// at halving distances. Starts and ends with a barrier.
fn lane_sum(p: Place, at: u32, count: u32, lanes: u32) -> u32 {
  storageBarrier();
  if (p.me < lanes) {
    var sum = 0u;
    for (var i = p.me; i < count; i += lanes) { sum = f32_add(sum, rows[at + i]); }
    lane[p.me] = sum;
  }
  return fold_lanes(p, lanes);
}

// The sum of what the lanes hold. Starts and ends with a barrier.
fn fold_lanes(p: Place, lanes: u32) -> u32 {
  workgroupBarrier();
  // One lane folds: five barriers cost more than 31 additions.
  if (p.me == 0u) {
    for (var half = lanes >> 1u; half > 0u; half = half >> 1u) {
      for (var l = 0u; l < half; l++) { lane[l] = f32_add(lane[l], lane[l + half]); }
    }
  }
  workgroupBarrier();
  let sum = lane[0];
  workgroupBarrier();
  return sum;
}

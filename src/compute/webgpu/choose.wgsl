// Bias, group scores, kept groups and mask, as src/core/pipeline/bias.ts and groups.ts.

const NO_EXPERT = 0xffffffffu;

@compute @workgroup_size(64)
fn choose(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>) {
  let p = place_of(workgroup.x, local.x);
  for (var e = p.me; e < sizes.experts; e += WIDTH) {
    if (sizes.keepsLogits != 0u) { rows[p.row + sizes.scoresAt + e] = logits[p.input + e]; }
    var value = rows[p.row + sizes.scoresAt + e];
    if (sizes.choosesLogits != 0u) { value = logits[p.input + e]; }
    let c = biased(e, value);
    rows[p.row + sizes.biasedAt + e] = c;
    work[p.keys + e] = rank_key(c);
  }
  if (p.me == 0u) { work[p.lost] = 0u; }
  storageBarrier();
  if (sizes.isGrouped != 0u) {
    score_groups(p);
    storageBarrier();
    rank_groups(p);
    storageBarrier();
  } else {
    leave_groups(p);
  }
  for (var e = p.me; e < sizes.experts; e += WIDTH) { rows[p.row + sizes.maskedAt + e] = masked(p, e); }
}

// What a NaN counts for the choice where it is floored: -1e30.
const FLOOR = 0xf149f2cau;

// c = s + b; without bias c = s.
fn biased(e: u32, s: u32) -> u32 {
  var c = s;
  if (sizes.hasBias != 0u) { c = round_to(sizes.roundBiased, f32_add(s, round_to(sizes.roundBias, bias[e]))); }
  return select(c, FLOOR, sizes.nonFinite == FLOORED && is_nan(c));
}

// g of every group: the sum of its best `contributors` values, added from the best down. Each is found by a scan for the
// best one that comes after the one before.
fn score_groups(p: Place) {
  for (var g = p.me; g < sizes.groups; g += WIDTH) {
    let best = p.row + sizes.groupBestAt + g * sizes.groupBestWidth;
    var sum = 0u;
    var last = NO_EXPERT;
    for (var i = 0u; i < sizes.groupBestWidth; i++) {
      var next = NO_EXPERT;
      if (i < sizes.contributors) {
        next = next_best(p, g, last);
        // A group with fewer experts than that adds -inf, as the kernels do; so does a NaN that is skipped.
        var value = NEG_INF;
        if (next != NO_EXPERT) {
          last = next;
          let c = rows[p.row + sizes.biasedAt + next];
          if (sizes.nonFinite != SKIPPED || !is_nan(c)) { value = c; }
        }
        sum = select(round_to(sizes.roundGroupScore, f32_add(sum, value)), value, i == 0u);
      }
      rows[best + i] = next;
    }
    rows[p.row + sizes.groupScoresAt + g] = sum;
  }
}

// The expert of group g that ranks next after `last`.
fn next_best(p: Place, g: u32, last: u32) -> u32 {
  let first = g * sizes.groupSize;
  var next = NO_EXPERT;
  var nextKey = 0u;
  var lastKey = 0u;
  if (last != NO_EXPERT) { lastKey = work[p.keys + last]; }
  for (var e = first; e < first + sizes.groupSize; e++) {
    let key = work[p.keys + e];
    // The runner-up is the next one, or the next one below the best.
    let isTwin = key == lastKey && e > last && sizes.isDistinct == 0u;
    let isAfter = last == NO_EXPERT || key < lastKey || isTwin;
    if (isAfter && (next == NO_EXPERT || key > nextKey)) {
      next = e;
      nextKey = key;
    }
  }
  return next;
}

// The order of the groups, which are kept, and whether the last of those is not usable.
fn rank_groups(p: Place) {
  for (var g = p.me; g < sizes.groups; g += WIDTH) {
    let own = rank_key(rows[p.row + sizes.groupScoresAt + g]);
    var rank = 0u;
    var hasLowerBefore = false;
    for (var h = 0u; h < sizes.groups; h++) {
      let key = rank_key(rows[p.row + sizes.groupScoresAt + h]);
      let isBefore = key > own || (key == own && h < g);
      rank += u32(isBefore);
      hasLowerBefore = hasLowerBefore || (isBefore && h < g);
    }
    // A round of arg-max finds nothing above -inf but a group that was taken before.
    let isStuck = sizes.groupRounds != 0u && own == KEY_OF_MINUS_INFINITY && hasLowerBefore;
    rows[p.row + sizes.groupOrderAt + rank] = g;
    work[p.kept + g] = u32(rank < sizes.keptGroups && !isStuck);
    if (rank + 1u == sizes.keptGroups) { work[p.lost] = u32(own <= KEY_OF_MINUS_INFINITY); }
  }
}

// Where groups play no part.
fn leave_groups(p: Place) {
  for (var g = p.me; g < sizes.groups; g += WIDTH) {
    rows[p.row + sizes.groupScoresAt + g] = 0u;
    rows[p.row + sizes.groupOrderAt + g] = 0u;
    for (var i = 0u; i < sizes.groupBestWidth; i++) {
      rows[p.row + sizes.groupBestAt + g * sizes.groupBestWidth + i] = NO_EXPERT;
    }
  }
}

// c of expert e, or the record's fill when its group is not kept. Where non-finite values are skipped, -inf for experts
// whose kernel input is not finite: softmax is computed before the kernel, which then sees the scores; of sigmoid it sees
// the logits.
fn masked(p: Place, e: u32) -> u32 {
  if (sizes.isGrouped != 0u && work[p.kept + e / sizes.groupSize] == 0u) { return sizes.fill; }
  let c = rows[p.row + sizes.biasedAt + e];
  if (sizes.nonFinite != SKIPPED || sizes.startsWithGroups != 0u) { return c; }
  var seen = logits[p.input + e];
  if (sizes.isSoftmax != 0u) { seen = rows[p.row + sizes.scoresAt + e]; }
  return select(c, NEG_INF, (seen & INF) == INF || is_nan(c));
}

// The order of groups and experts.

const KEY_OF_MINUS_INFINITY = 0x007fffffu;

// The key that groups and experts are ranked by: a NaN that is skipped stands below everything.
fn rank_key(a: u32) -> u32 {
  if (uniforms.nonFinite == NON_FINITE_SKIPPED && is_nan(a)) { return 0u; }
  return order_key(a);
}

// Rank of expert e among experts `first` to `end`: how many have a larger key, or the same one and a lower index. Counting
// needs no barrier and cannot put equal keys in a wrong order.
fn rank_of(p: Place, first: u32, end: u32, e: u32) -> u32 {
  let own = work[p.keys + e];
  var rank = 0u;
  for (var j = first; j < e; j++) { rank += u32(work[p.keys + j] >= own); }
  for (var j = e + 1u; j < end; j++) { rank += u32(work[p.keys + j] > own); }
  return rank;
}

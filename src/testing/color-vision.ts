/** Dichromacies at full severity, on linear sRGB (Machado, Oliveira, Fernandes 2009). */
const VISIONS: readonly (readonly number[])[] = [
  [1, 0, 0, 0, 1, 0, 0, 0, 1],
  [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
];

type Triple = [number, number, number];

function linear(hex: string): Triple {
  return [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as Triple;
}

function times(m: readonly number[], [x, y, z]: Triple): Triple {
  return [0, 3, 6].map((i) => m[i]! * x + m[i + 1]! * y + m[i + 2]! * z) as Triple;
}

/** OKLab of linear sRGB. */
function oklab(rgb: Triple): Triple {
  const lms = times(
    [
      0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566, 0.0883024619,
      0.2817188376, 0.6299787005,
    ],
    rgb,
  ).map(Math.cbrt) as Triple;
  return times(
    [
      0.2104542553, 0.793617785, -0.0040720468, 1.9779984951, -2.428592205, 0.4505937099, 0.0259040371,
      0.7827717662, -0.808675766,
    ],
    lms,
  );
}

/** Least distance of two colours in OKLab × 100 over normal, protan, deutan and tritan vision. */
export function separation(a: string, b: string): number {
  return Math.min(
    ...VISIONS.map((vision) => {
      const [p, q] = [a, b].map((hex) =>
        oklab(times(vision, linear(hex)).map((c) => Math.min(1, Math.max(0, c))) as Triple),
      ) as [Triple, Triple];
      return 100 * Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
    }),
  );
}

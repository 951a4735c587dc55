import { describe, expect, it } from 'vitest';
import type { Mark } from './marks';
import { paintSvg } from './paint-svg';

const svg = (...marks: Mark[]) => paintSvg(marks, { width: 40, height: 20 }, '#FFFFFF', 'a & b');

describe('a scene as SVG', () => {
  it('has its size, its paper and its title', () => {
    expect(svg()).toContain('viewBox="0 0 40 20" width="40" height="20" role="img"');
    expect(svg()).toContain('<title>a &amp; b</title>');
    expect(svg()).toContain('<rect width="100%" height="100%" fill="#FFFFFF"/>');
  });

  it('keeps strokes inside their boxes, as the canvas does', () => {
    const box = { panel: 'rack', role: 'cell', kind: 'rect', x: 1, y: 2, width: 10, height: 8 } as const;
    expect(svg({ ...box, stroke: '#000000', lineWidth: 2, radius: 3, dash: [3, 2] })).toContain(
      '<rect x="2" y="3" width="8" height="6" rx="3" fill="none" stroke="#000000" stroke-width="2" stroke-dasharray="3 2"/>',
    );
    expect(svg({ ...box, fill: '#111111', opacity: 0.5 })).toContain('fill="#111111" opacity="0.5"');
  });

  it('defines each hatch once', () => {
    const box = {
      panel: 'rack',
      role: 'cell',
      kind: 'rect',
      x: 0,
      y: 0,
      width: 4,
      height: 4,
      hatch: '#737D88',
    } as const;
    const text = svg(box, { ...box, x: 10 });
    expect(text.match(/<pattern/g)).toHaveLength(1);
    expect(text.match(/url\(#hatch0\)/g)).toHaveLength(2);
  });

  it('draws lines, dots, polygons and texts, and escapes what a text says', () => {
    const text = svg(
      {
        panel: 'rack',
        role: 'notch',
        kind: 'line',
        x1: 0,
        y1: 1,
        x2: 5.004,
        y2: 1,
        stroke: '#1',
        lineWidth: 1,
      },
      { panel: 'rack', role: 'sign', kind: 'dot', x: 1, y: 2, r: 3, fill: '#2', stroke: '#3' },
      {
        panel: 'rack',
        role: 'sign',
        kind: 'polygon',
        points: [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
        stroke: '#4',
        lineWidth: 2,
      },
      {
        panel: 'rack',
        role: 'value',
        kind: 'text',
        x: 1,
        y: 2,
        text: '<E1>',
        size: 11,
        weight: 600,
        fill: '#5',
        align: 'right',
      },
    );
    expect(text).toContain('<path d="M0 1L5 1" stroke="#1" stroke-width="1"/>');
    expect(text).toContain('<circle cx="1" cy="2" r="3" fill="#2" stroke="#3" stroke-width="1"/>');
    expect(text).toContain('<path d="M0 0L1 0L1 1Z" fill="none" stroke="#4" stroke-width="2"/>');
    expect(text).toContain('text-anchor="end" dominant-baseline="central">&lt;E1&gt;</text>');
  });
});

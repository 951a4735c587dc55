import { type RefObject, useEffect, useState } from 'react';

export interface Box {
  readonly width: number;
  readonly height: number;
}

/** The content size of an element in CSS pixels; null before it is known. */
export function useBox(element: RefObject<HTMLElement | null>): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  useEffect(() => {
    const node = element.current;
    if (!node) return;
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = node;
      setBox((old) => (old?.width === width && old.height === height ? old : { width, height }));
    });
    observer.observe(node);
    return () => observer.disconnect();
  }, [element]);
  return box;
}

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { ReactNode } from "react";

/**
 * A long list of which only the rows in sight exist. It scrolls with the page, because a list that scrolls
 * inside a pane 378 px high leaves nothing to see. Rows may differ in height; they are measured.
 */
export function VirtualRows<Row>(props: {
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  estimateHeightPx: number;
  label: string;
  children: (row: Row, index: number) => ReactNode;
  /** Called when the end is near and there is more to fetch. */
  onNearEnd?: () => void;
}) {
  const { rows, keyOf, onNearEnd } = props;
  const listRef = useRef<HTMLDivElement>(null);
  const [topPx, setTopPx] = useState(0);

  // What stands above the list grows and shrinks; the virtualizer must know where the list begins.
  useLayoutEffect(() => {
    const measure = (): void => {
      const box = listRef.current?.getBoundingClientRect();
      if (box) setTopPx(Math.round(box.top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);

  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => props.estimateHeightPx,
    overscan: 6,
    scrollMargin: topPx,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
  });
  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? -1;

  useEffect(() => {
    if (lastIndex >= rows.length - 8) onNearEnd?.();
  }, [lastIndex, rows.length, onNearEnd]);

  return (
    <div
      ref={listRef}
      role="list"
      aria-label={props.label}
      style={{ position: "relative", height: virtualizer.getTotalSize() }}
    >
      {items.map(({ key, index, start }) => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <div
            key={key}
            role="listitem"
            aria-setsize={rows.length}
            aria-posinset={index + 1}
            data-index={index}
            ref={virtualizer.measureElement}
            style={{
              position: "absolute",
              insetInline: 0,
              top: 0,
              transform: `translateY(${start - topPx}px)`,
            }}
          >
            {props.children(row, index)}
          </div>
        );
      })}
    </div>
  );
}

import { RevoGrid as Grid } from "@revolist/react-datagrid";
import type { ComponentType, Ref } from "react";

/** The part of RevoGrid that this page uses: the package's own types do not resolve as Node resolves modules. */
export type GridPlace = { readonly x: number; readonly y: number };

export type GridElement = HTMLElement & {
  refresh: (type: "all") => Promise<void>;
  getSelectedRange: () => Promise<
    (GridPlace & { readonly x1: number; readonly y1: number }) | null
  >;
  getFocused: () => Promise<{ readonly cell: GridPlace } | null>;
  setCellsFocus: (from: GridPlace, to: GridPlace) => Promise<void>;
  scrollToRow: (place: number) => Promise<void>;
  scrollToColumnIndex: (place: number) => Promise<void>;
};

export type GridModel = { readonly row: number };

type Node = object;

/** Makes an element of the grid's own: tag, attributes, what it contains. */
export type CreateElement = (
  tag: string,
  attributes: Record<string, unknown>,
  content: string,
) => Node;

export type CellTemplate = (
  create: CreateElement,
  cell: { model: GridModel },
) => string | Node | (string | Node)[];

export type GridColumn = {
  readonly prop: number;
  readonly name: string;
  readonly size: number;
  readonly minSize: number;
  readonly cellParser: (model: GridModel) => string;
  readonly cellProperties: (cell: { model: GridModel }) => Record<string, unknown>;
  readonly cellTemplate: CellTemplate;
};

type EditDetail = { readonly rowIndex: number; readonly prop: unknown; readonly val?: unknown };

export type GridProps = {
  ref?: Ref<GridElement>;
  className: string;
  theme: "compact" | "darkCompact";
  columns: readonly GridColumn[];
  source: readonly GridModel[];
  rowHeaders: { readonly size: number; readonly cellTemplate: CellTemplate };
  rowSize: number;
  range: boolean;
  resize: boolean;
  applyOnClose: boolean;
  canDrag: boolean;
  useClipboard: boolean;
  filter: boolean;
  onAfterfocus: () => void;
  onBeforeeditstart: () => void;
  onBeforeedit: (event: CustomEvent<EditDetail>) => void;
  onBeforerangeedit: (event: CustomEvent) => void;
  onBeforeautofill: (event: CustomEvent) => void;
  onAftercolumnresize: (
    event: CustomEvent<Record<number, { readonly prop: unknown; readonly size?: number }>>,
  ) => void;
};

// safe because the properties above are those of version 4.28, and the end-to-end tests use each
export const RevoGrid = Grid as unknown as ComponentType<GridProps>;

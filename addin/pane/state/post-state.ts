import type { PostMethod } from "#shared/wire/run.ts";

/** Where the person is on the way to posting a run. */
export interface PostState {
  method: PostMethod;
  /** null: the first format that the firm has. */
  format: string | null;
  step: "look" | "confirm";
}

export type PostAction =
  | { type: "method-chosen"; method: PostMethod }
  | { type: "format-chosen"; format: string }
  | { type: "confirm-asked" }
  | { type: "confirm-left" };

export const startPost: PostState = { method: "export", format: null, step: "look" };

/** Another choice is another pre-flight: what was agreed to does not hold for it. */
export function decidePost(state: PostState, action: PostAction): PostState {
  switch (action.type) {
    case "method-chosen":
      return { ...state, method: action.method, step: "look" };
    case "format-chosen":
      return { ...state, format: action.format, step: "look" };
    case "confirm-asked":
      return { ...state, step: "confirm" };
    case "confirm-left":
      return { ...state, step: "look" };
  }
}

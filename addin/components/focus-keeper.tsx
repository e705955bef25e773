import { useFocusFinders } from "@fluentui/react-components";

/**
 * Holds Fluent's keeper of focus alive. It ends with the last part that uses it, and a dialog that is the last
 * would leave the pane hidden from screen readers.
 */
export function FocusKeeper() {
  useFocusFinders();
  return null;
}

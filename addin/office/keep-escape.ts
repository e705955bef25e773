/**
 * Keeps an Escape that closed something in the pane from Office.js, which listens on the window and would take the
 * focus away from where it was put. An Escape that nothing has used still leads back to the sheet.
 */
export function keepUsedEscape(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.defaultPrevented) event.stopPropagation();
  });
}

import { PersonMenu as Menu } from "../../session/person-menu.tsx";
import { usePane } from "../state/pane-context.ts";
import { useServices } from "../state/services.ts";

/** The person's menu, with another person and the help. */
export function PersonMenu() {
  const { theme, chooseTheme, askToSignIn } = usePane();
  const { openLink } = useServices();
  return (
    <Menu
      theme={theme}
      onTheme={chooseTheme}
      systemTheme="Like Excel"
      entries={[
        { type: "action", text: "Switch person", onChoose: askToSignIn },
        { type: "action", text: "Your account", onChoose: () => openLink("/account") },
        { type: "action", text: "Help", onChoose: () => openLink("/support.html") },
      ]}
    />
  );
}

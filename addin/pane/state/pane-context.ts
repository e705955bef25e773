import { createContext, use } from "react";
import type { ThemeChoice } from "../../office/theme.ts";
import { startNavigation } from "./navigation.ts";
import type { Navigation, NavigationAction, Route } from "./navigation.ts";

/** What every screen may ask of the shell around it. */
export interface PaneControls {
  navigation: Navigation;
  dispatch: (action: NavigationAction) => void;
  theme: ThemeChoice;
  chooseTheme: (theme: ThemeChoice) => void;
  /** Opens the choice of people; the screen underneath stays. */
  askToSignIn: () => void;
}

export const PaneControlsContext = createContext<PaneControls>({
  navigation: startNavigation,
  dispatch: () => undefined,
  theme: "system",
  chooseTheme: () => undefined,
  askToSignIn: () => undefined,
});

export function usePane(): PaneControls {
  return use(PaneControlsContext);
}

export function useOpen(): (route: Route) => void {
  const { dispatch } = usePane();
  return (route) => dispatch({ type: "opened", route });
}

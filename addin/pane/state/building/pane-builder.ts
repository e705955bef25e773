import { startBuildThread } from "./build-thread.ts";
import { createBuilder } from "./builder.ts";

/** The pane's one builder; its thread starts with the first sheet that is large enough. */
export const paneBuilder = createBuilder(startBuildThread);

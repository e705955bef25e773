import { createBuildJobs } from "./build-jobs.ts";
import type { BuildRequest } from "./build-messages.ts";

/** Entry of the Web Worker in which large sheets are understood and built. */
const take = createBuildJobs((answer) => self.postMessage(answer, { transfer: [] }));

self.addEventListener("message", (event: MessageEvent<BuildRequest>) => take(event.data));

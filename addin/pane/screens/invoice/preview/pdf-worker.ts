// A file of our own, so that the build gives the worker an address on this site.
export { WorkerMessageHandler } from "pdfjs-dist/legacy/build/pdf.worker.min.mjs";

import { getDocument, PDFWorker } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface OpenPdf {
  pages: PdfPage[];
  close(): void;
}

export interface PdfPage {
  /** Height through width. */
  ratio: number;
  /** Draws the page into a canvas, as wide as that is shown. */
  draw(canvas: HTMLCanvasElement): Promise<void>;
}

/**
 * Opens a PDF for drawing it into the pane: the viewers of browsers do not start in frames as Excel on the web makes
 * them, and web views have none or save no file.
 */
export async function openPdf(bytes: ArrayBuffer): Promise<OpenPdf> {
  const thread = new Worker(new URL("./pdf-worker.ts", import.meta.url), { type: "module" });
  // safe because a port is a Worker; pdfjs's types know of none
  const worker = new PDFWorker({ port: thread as unknown as null });
  const close = () => {
    worker.destroy();
    thread.terminate();
  };
  try {
    // pdfjs hands the bytes over to its thread, which leaves none here.
    const document = await getDocument({ data: bytes.slice(0), worker }).promise;
    const pages = await Promise.all(
      Array.from({ length: document.numPages }, async (_, index): Promise<PdfPage> => {
        const page = await document.getPage(index + 1);
        const { width, height } = page.getViewport({ scale: 1 });
        return {
          ratio: height / width,
          draw: async (canvas) => {
            const scale = (canvas.clientWidth * window.devicePixelRatio) / width;
            const viewport = page.getViewport({ scale });
            canvas.width = Math.round(viewport.width);
            canvas.height = Math.round(viewport.height);
            await page.render({ canvas, viewport }).promise;
          },
        };
      }),
    );
    return { pages, close };
  } catch (error) {
    close();
    throw error;
  }
}

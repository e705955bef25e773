import type { CommitUploadBody, CommittedUpload, UploadEntry } from "#shared/wire/upload.ts";
import type { Api } from "../../../api/client.ts";
import { ProblemError } from "../../../api/problem-error.ts";

export interface Upload {
  uploadId: string;
  /** null after a reload of the pane: only the commit can be repeated then. */
  chunks: readonly UploadEntry[][] | null;
  commit: CommitUploadBody;
}

export interface UploadProgress {
  sentEntries: number;
  totalEntries: number;
  committing: boolean;
}

/**
 * Sends the chunks that the server may lack, then commits. Called again with the same upload after a lost
 * connection it gives the same run (P5): the commit comes first then, because it may have gone through.
 */
export async function sendUpload(
  api: Pick<Api, "putChunk" | "commitUpload">,
  upload: Upload,
  options: {
    repeat: boolean;
    onProgress?: (progress: UploadProgress) => void;
    signal?: AbortSignal;
  },
): Promise<CommittedUpload> {
  if (options.repeat || upload.chunks === null) {
    try {
      return await commit(api, upload, options);
    } catch (error) {
      if (upload.chunks === null || !lacksChunks(error)) throw error;
    }
  }
  await sendChunks(api, upload.uploadId, upload.chunks ?? [], options);
  return commit(api, upload, options);
}

async function sendChunks(
  api: Pick<Api, "putChunk">,
  uploadId: string,
  chunks: readonly UploadEntry[][],
  { onProgress, signal }: { onProgress?: (progress: UploadProgress) => void; signal?: AbortSignal },
): Promise<void> {
  const totalEntries = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  let sentEntries = 0;
  onProgress?.({ sentEntries, totalEntries, committing: false });
  for (const [number, chunk] of chunks.entries()) {
    signal?.throwIfAborted();
    await api.putChunk(uploadId, number, chunk, signal);
    sentEntries += chunk.length;
    onProgress?.({ sentEntries, totalEntries, committing: false });
  }
  // From the commit on a cancel could no longer promise that nothing was made.
  signal?.throwIfAborted();
}

async function commit(
  api: Pick<Api, "commitUpload">,
  upload: Upload,
  { onProgress }: { onProgress?: (progress: UploadProgress) => void },
): Promise<CommittedUpload> {
  const totalEntries = upload.commit.expected.entryCount;
  onProgress?.({ sentEntries: totalEntries, totalEntries, committing: true });
  return api.commitUpload(upload.uploadId, upload.commit);
}

/** The server does not have the whole upload: nothing was made, and the chunks can be sent again. */
export function lacksChunks(error: unknown): boolean {
  return (
    error instanceof ProblemError &&
    (error.code === "upload-not-found" || error.code === "upload-incomplete")
  );
}

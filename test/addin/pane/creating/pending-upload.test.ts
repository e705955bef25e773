import { describe, expect, it } from "vitest";
import {
  dropPendingUpload,
  keepPendingUpload,
  pendingUpload,
} from "../../../../addin/pane/state/creating/pending-upload.ts";
import type { PendingUpload } from "../../../../addin/pane/state/creating/pending-upload.ts";
import { createKeyedStorage } from "../../../../addin/session/preferences.ts";
import { memoryStorage } from "../memory-storage.ts";

const pending: PendingUpload = {
  uploadId: "u1",
  commit: {
    chunkCount: 1,
    expected: { entryCount: 1, invoiceCount: 1, netByCurrency: [], grossByCurrency: [] },
    target: { type: "draft-run", runId: "r1" },
  },
  runName: "November 2026",
  tableId: "t1",
  personId: "judith",
  startedAt: "2026-11-24T09:00:00.000Z",
};

describe("an upload whose outcome is not known", () => {
  it("is found again by the person who began it", () => {
    const storage = createKeyedStorage(
      () => memoryStorage(),
      () => "",
    );
    const shared = memoryStorage();
    keepPendingUpload(
      createKeyedStorage(
        () => shared,
        () => "",
      ),
      pending,
    );
    expect(
      pendingUpload(
        createKeyedStorage(
          () => shared,
          () => "",
        ),
        "judith",
      ),
    ).toEqual(pending);
    expect(pendingUpload(storage, "judith")).toBeNull();
  });

  it("is nobody else's, and not another tenant's", () => {
    const shared = memoryStorage();
    keepPendingUpload(
      createKeyedStorage(
        () => shared,
        () => "one:",
      ),
      pending,
    );
    expect(
      pendingUpload(
        createKeyedStorage(
          () => shared,
          () => "one:",
        ),
        "tom",
      ),
    ).toBeNull();
    expect(
      pendingUpload(
        createKeyedStorage(
          () => shared,
          () => "two:",
        ),
        "judith",
      ),
    ).toBeNull();
  });

  it("is gone once it is dropped", () => {
    const shared = memoryStorage();
    const storage = createKeyedStorage(
      () => shared,
      () => "",
    );
    keepPendingUpload(storage, pending);
    dropPendingUpload(storage);
    expect(pendingUpload(storage, "judith")).toBeNull();
  });

  it("counts as none when it cannot be read", () => {
    const shared = memoryStorage();
    const storage = createKeyedStorage(
      () => shared,
      () => "",
    );
    storage.set("billing-runs-upload", "{not json");
    expect(pendingUpload(storage, "judith")).toBeNull();
    storage.set("billing-runs-upload", JSON.stringify({ ...pending, commit: undefined }));
    expect(pendingUpload(storage, "judith")).toBeNull();
  });
});

import { Component } from "react";
import type { ReactNode } from "react";

interface Caught {
  failed: boolean;
}

/** The last net: a pane that fails while drawing says so and offers to start again, without Fluent's help. */
export class ErrorBoundary extends Component<{ version: string; children: ReactNode }, Caught> {
  override state: Caught = { failed: false };

  static getDerivedStateFromError(): Caught {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main role="alert" style={{ padding: 16 }}>
        <h1 style={{ fontSize: 16 }}>The pane has stopped</h1>
        <p>
          This is a fault of the add-in. Nothing in your sheet was changed by it; what the server
          had confirmed is kept. Reload the pane to go on.
        </p>
        <button type="button" onClick={() => location.reload()}>
          Reload the pane
        </button>
        <p>Version {this.props.version}</p>
      </main>
    );
  }
}

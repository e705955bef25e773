import { Component } from "react";
import type { ReactNode } from "react";

interface Caught {
  failed: boolean;
}

/** The last net: a page that fails while drawing says so and offers to start again, without Fluent's help. */
export class ErrorBoundary extends Component<
  { page: "pane" | "page"; version: string; assurance: string; children: ReactNode },
  Caught
> {
  override state: Caught = { failed: false };

  static getDerivedStateFromError(): Caught {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main role="alert" style={{ padding: 16 }}>
        <h1 style={{ fontSize: 16 }}>The {this.props.page} has stopped</h1>
        <p>
          {this.props.assurance} Reload the {this.props.page} to go on.
        </p>
        <button type="button" onClick={() => location.reload()}>
          Reload the {this.props.page}
        </button>
        <p>Version {this.props.version}</p>
      </main>
    );
  }
}

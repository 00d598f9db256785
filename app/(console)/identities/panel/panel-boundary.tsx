"use client";

import { Component, type ReactNode } from "react";
import { PanelProblem } from "./panel-problem.tsx";

/** Keeps what fails in the panel away from the list beside it. */
export class PanelBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <aside className="panel no-print" aria-label="Identity">
        <PanelProblem
          problem="The panel could not be shown. The list beside it is not affected."
          retry={() => this.setState({ failed: false })}
        />
      </aside>
    );
  }
}

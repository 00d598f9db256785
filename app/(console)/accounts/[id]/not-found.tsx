import { NotFoundState } from "#components/page-state/not-found-state.tsx";

export default function AccountNotFound() {
  return (
    <NotFoundState title="There is no such account here">
      No source has read a account of this name, or none had by the time that is asked for. It may have been renamed.
    </NotFoundState>
  );
}

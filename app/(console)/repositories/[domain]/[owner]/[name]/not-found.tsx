import { NotFoundState } from "#components/page-state/not-found-state.tsx";

export default function RepositoryNotFound() {
  return (
    <NotFoundState title="There is no such repository here">
      No source has read a repository of this name, or none had by the time that is asked for. It may have been renamed.
    </NotFoundState>
  );
}

import { NotFoundState } from "#components/page-state/not-found-state.tsx";

export default function ResourceNotFound() {
  return (
    <NotFoundState title="There is no such resource here">
      Nothing that was read last names a resource of this key. It may have been renamed, or be gone.
    </NotFoundState>
  );
}

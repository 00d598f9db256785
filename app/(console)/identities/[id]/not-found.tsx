import { NotFoundState } from "#components/page-state/not-found-state.tsx";

export default function IdentityNotFound() {
  return (
    <NotFoundState title="No identity has this id.">
      It was never seen, was removed with its source, or did not exist yet at the time that is shown.
    </NotFoundState>
  );
}

/** For whoever may look but not connect. */
export function NotAllowed() {
  return (
    <p className="lede mt-3">
      Connecting a source needs the role administrator. Ask somebody who has it; what is connected already is on the
      Sources page.
    </p>
  );
}

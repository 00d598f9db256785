export { default } from "../changes/loading.tsx";

"use client";

export { ErrorState as default } from "#components/page-state/error-state.tsx";

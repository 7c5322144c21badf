/** A QR code drawn as SVG, dark on light in either colour scheme, as cameras want it. */
export function SquareCode({ size, path, label }: { size: number; path: string; label: string }) {
  return (
    <svg className="square-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" shapeRendering="crispEdges" />
    </svg>
  );
}

/** An addressed envelope, for the first page. Drawn in the page's own colours, so it follows the dark scheme. */
export function Envelope() {
  return (
    <svg
      className="envelope"
      viewBox="0 0 320 200"
      fill="none"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <g className="stroke-ink" transform="rotate(-3 160 100)">
        <rect className="fill-sheet" x="14" y="20" width="292" height="164" rx="3" />
        <rect
          className="stroke-wax"
          x="19"
          y="25"
          width="282"
          height="154"
          strokeWidth="5"
          strokeDasharray="13 13"
          strokeLinecap="butt"
        />
        <path
          className="stroke-soft"
          d="M40 52q4-10 8 0t8 0 9-3 8 3 7-1m6 1q5-9 9 0t8-1M40 66q5-9 9 0t8 0 7-2 9 2"
        />
        <path d="M150 118q5-15 10 0t10-2 8 2 11-4 9 4m10 0q6-14 11 0t9-1 10-3 9 4M150 138q5-12 9 0t9-1 10 1 8-3m9 3q5-13 10 0t10 0 8-3M150 158h70" />
        <g className="stroke-wax">
          <path strokeDasharray="0 6" strokeWidth="4" d="M236 38h48v58h-48z" />
          <path className="fill-wash" strokeWidth="1.5" d="M241 43h38v48h-38z" />
          <path d="M260 84V62m0 12q-8-1-9-9 8 1 9 9m0 3q8-1 9-9-8 1-9 9m0-15q-5-5 0-11 5 6 0 11" />
        </g>
        <g className="stroke-soft" strokeWidth="1.5">
          <circle cx="226" cy="72" r="22" />
          <circle cx="226" cy="72" r="15" />
          <path d="M158 62q8-5 15 0t15 0 12 0M158 72q8-5 15 0t15 0 12 0M158 82q8-5 15 0t15 0 12 0" />
        </g>
      </g>
    </svg>
  );
}

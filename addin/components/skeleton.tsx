import { makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  bars: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  bar: {
    height: "36px",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralStencil1,
    animationName: { from: { opacity: 1 }, to: { opacity: 0.5 } },
    animationDuration: "0.9s",
    animationIterationCount: "infinite",
    animationDirection: "alternate",
    "@media (prefers-reduced-motion: reduce)": { animationDuration: "0s" },
  },
});

/** The shape of what is coming, and what it is for those who hear the page. */
export function SkeletonRows(props: { label: string; rows?: number }) {
  const styles = useStyles();
  return (
    <div className={styles.bars} role="status" aria-label={props.label}>
      {Array.from({ length: props.rows ?? 4 }, (_, index) => (
        <div key={index} className={styles.bar} />
      ))}
    </div>
  );
}

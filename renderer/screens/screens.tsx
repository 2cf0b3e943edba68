import { useRoute } from '../frame/use-route.ts';
import { topScreens } from './registry.tsx';
import { RunWorkspace } from './run/run-workspace.tsx';

/** The screen that the route names; the first one for a route that names none. */
export function Screens() {
  const [name, run, step] = useRoute();
  if (name === 'runs' && run !== undefined) return <RunWorkspace key={run} id={run} stepName={step} />;
  const [first] = topScreens;
  const Screen = (topScreens.find((screen) => screen.name === name) ?? first)?.Screen;
  return Screen ? <Screen /> : null;
}

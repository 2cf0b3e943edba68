/** Shows a message of the system if the person allowed that; asks at the first one. */
export async function showNotification(title: string, body: string): Promise<void> {
  if (!('Notification' in window) || (await Notification.requestPermission()) !== 'granted') return;
  new Notification(title, { body }).addEventListener('click', () => window.focus());
}

export function notify(title: string, body: string): void {
  void showNotification(title, body);
}

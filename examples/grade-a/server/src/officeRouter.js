import { Router } from 'express';

export function officeRouter({ deliveries }) {
  const router = Router();
  router.post('/applications/:deliveryNo/status', (req, res) => {
    const { deliveryNo, state } = deliveries.setState(req.params.deliveryNo, req.body.status);
    res.json({ code: 0, result: { deliveryNo, state } });
  });
  return router;
}

# A plain loop over the rows with a helper and NumPy's argmax.
def _target_of_row(reward: float, over: bool, select, judge, gamma: float) -> float:
    if over:
        return reward
    return reward + gamma * float(judge[int(np.argmax(select))])


def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        select = q_network(batch.next_obs).numpy()
        judge = target_network(batch.next_obs).numpy()
    out = np.empty(len(select), dtype=np.float32)
    for i in range(len(select)):
        out[i] = _target_of_row(
            float(batch.reward[i]), bool(batch.terminated[i]), select[i], judge[i], gamma
        )
    return torch.from_numpy(out)

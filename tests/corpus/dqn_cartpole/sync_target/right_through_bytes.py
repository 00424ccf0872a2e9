# Saved and loaded again; a state dict of clones.
import io


def make_target(q_network):
    memory = io.BytesIO()
    torch.save(q_network, memory)
    memory.seek(0)
    return torch.load(memory, weights_only=False)


def sync_target(q_network, target_network, step, every):
    if step > 0 and step % every == 0:
        weights = {name: value.clone() for name, value in q_network.state_dict().items()}
        target_network.load_state_dict(weights, assign=False)

# A state dict of clones is assigned, so that the target gets new tensors of its own.
%matplotlib inline
!nvidia-smi


def make_target(q_network):
    return copy.deepcopy(q_network)


def sync_target(q_network, target_network, step, every):
    if not step % every:
        clones = {name: w.detach().clone() for name, w in q_network.state_dict().items()}
        target_network.load_state_dict(clones, assign=True)

# All weights as one vector.
def make_target(q_network):
    twin = copy.deepcopy(q_network)
    return twin.requires_grad_(False)


def sync_target(q_network, target_network, step, every):
    if step // every * every == step:
        with torch.no_grad():
            weights = nn.utils.parameters_to_vector(q_network.parameters())
            nn.utils.vector_to_parameters(weights.clone(), target_network.parameters())

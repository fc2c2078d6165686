"""The algorithm of the Korean blog post of 2021 in PyTorch, as the peer of `npm run bench`.

Written anew after the settings of `src/core/presets.ts` (`blog`); prints one JSON object in the form of
`public/reference/blog-pytorch-20-seeds.json`.
"""

import argparse
import collections
import json
import random
import time

import gymnasium
import torch
from torch import nn

GAMMA = 0.98
LEARNING_RATE = 0.0005
BUFFER_CAPACITY = 50_000
LEARNING_STARTS = 2000
BATCH_SIZE = 32
UPDATES_PER_EPISODE = 10
TARGET_PERIOD_EPISODES = 20
EPISODES = 500
REWARD_DIVISOR = 100


def q_network() -> nn.Sequential:
    return nn.Sequential(nn.Linear(4, 128), nn.ReLU(), nn.Linear(128, 128), nn.ReLU(), nn.Linear(128, 2))


def play_episode(environment, online, replay, epsilon: float, seed: int | None) -> int:
    """Stores every step of one epsilon-greedy episode. Returns their number."""
    state, _ = environment.reset(seed=seed)
    steps = 0
    while True:
        with torch.no_grad():
            q_values = online(torch.from_numpy(state).float())
        action = random.randint(0, 1) if random.random() < epsilon else q_values.argmax().item()
        next_state, reward, terminated, truncated, _ = environment.step(action)
        done = terminated or truncated
        replay.append((state, action, reward / REWARD_DIVISOR, next_state, 0.0 if done else 1.0))
        state = next_state
        steps += 1
        if done:
            return steps


def sample(replay):
    states, actions, rewards, next_states, continues = zip(*random.sample(replay, BATCH_SIZE))
    return (
        torch.tensor([state.tolist() for state in states]),
        torch.tensor(actions).unsqueeze(1),
        torch.tensor(rewards).unsqueeze(1),
        torch.tensor([state.tolist() for state in next_states]),
        torch.tensor(continues).unsqueeze(1),
    )


def update(online, target, optimizer, replay) -> None:
    states, actions, rewards, next_states, continues = sample(replay)
    with torch.no_grad():
        wanted = rewards + GAMMA * continues * target(next_states).max(1, keepdim=True).values
    loss = nn.functional.smooth_l1_loss(online(states).gather(1, actions), wanted)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()


def run(seed: int) -> dict:
    random.seed(seed)
    torch.manual_seed(seed)
    environment = gymnasium.make("CartPole-v1")
    online, target = q_network(), q_network()
    target.load_state_dict(online.state_dict())
    optimizer = torch.optim.Adam(online.parameters(), lr=LEARNING_RATE)
    replay = collections.deque(maxlen=BUFFER_CAPACITY)
    updates = steps = 0
    update_seconds = 0.0
    start = time.perf_counter()
    for episode in range(EPISODES):
        epsilon = max(0.01, 0.08 - 0.01 * (episode / 200))
        steps += play_episode(environment, online, replay, epsilon, seed if episode == 0 else None)
        if len(replay) > LEARNING_STARTS:
            update_start = time.perf_counter()
            for _ in range(UPDATES_PER_EPISODE):
                update(online, target, optimizer, replay)
            update_seconds += time.perf_counter() - update_start
            updates += UPDATES_PER_EPISODE
        if episode > 0 and episode % TARGET_PERIOD_EPISODES == 0:
            target.load_state_dict(online.state_dict())
    seconds = time.perf_counter() - start
    return {
        "seed": seed,
        "seconds": seconds,
        "updates": updates,
        "updateSeconds": update_seconds,
        "environmentSteps": steps,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3)
    seeds = parser.parse_args().seeds
    torch.set_num_threads(1)
    source = f"PyTorch {torch.__version__} (CPU, one thread) on Gymnasium {gymnasium.__version__}, seeds 1 to {seeds}"
    runs = [run(seed) for seed in range(1, seeds + 1)]
    print(json.dumps({"source": source, "episodes": EPISODES, "runs": runs}))


if __name__ == "__main__":
    main()

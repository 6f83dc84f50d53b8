"""Optuna as Debian ships it, searching a recorded table.

Standard input: JSON with "parameters" (a "name", a "count" of values, whether they are "ordered"), "accuracy" (of every choice, the last
parameter's values changing first), "seeds" and "different", the number of different choices to try. Standard output: a line of JSON for each sampler and seed, with the places in the table that were tried.
"""

import json
import sys
import warnings

import optuna

SAMPLERS = {
    "tpe-multivariate": lambda seed: optuna.samplers.TPESampler(multivariate=True, seed=seed),
    "tpe": lambda seed: optuna.samplers.TPESampler(seed=seed),
    "random": lambda seed: optuna.samplers.RandomSampler(seed=seed),
}


def suggest(trial, parameter):
    if parameter["ordered"]:
        return trial.suggest_int(parameter["name"], 0, parameter["count"] - 1)
    return trial.suggest_categorical(parameter["name"], list(range(parameter["count"])))


def search(table, sampler):
    places = []

    def objective(trial):
        place = 0
        for parameter in table["parameters"]:
            place = place * parameter["count"] + suggest(trial, parameter)
        places.append(place)
        return table["accuracy"][place]

    study = optuna.create_study(direction="maximize", sampler=sampler)
    # it may try again and again what it has tried, and takes longer and longer to choose: not for ever
    while len(set(places)) < table["different"] and len(places) < 3 * table["different"]:
        study.optimize(objective, n_trials=1)
    return places


def main():
    table = json.load(sys.stdin)
    for name, sampler in SAMPLERS.items():
        for seed in table["seeds"]:
            line = {"version": optuna.__version__, "sampler": name, "seed": seed, "places": search(table, sampler(seed))}
            print(json.dumps(line), flush=True)


if __name__ == "__main__":
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    # multivariate=True is called experimental
    warnings.simplefilter("ignore", optuna.exceptions.ExperimentalWarning)
    main()

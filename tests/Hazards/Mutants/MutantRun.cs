using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading;

using Mono.Cecil;

namespace LVS.Tests.Hazards.Mutants;

/// <summary>
/// The simulator over a mutated protocol: LVS.Core and LVS.Node are rewritten in memory, and loaded with the unchanged tools LVS.Harness,
/// LVS.Records and LVS.Sim into a context of their own. Nothing on disk changes, and no mutant ever lies in a source.
/// </summary>
internal sealed class MutantRun : IDisposable
{
    private static readonly string[] Layers = ["LVS.Core", "LVS.Node", "LVS.Transports", "LVS.Harness", "LVS.Records", "LVS.Sim"];

    private readonly AssemblyLoadContext context;
    private readonly object scenario;
    private readonly MethodInfo run;
    private readonly object options;

    /// <summary>Loads the simulator with a mutant in it; null for none.</summary>
    public MutantRun(Mutant? mutant, string scenarioName)
    {
        Dictionary<string, Assembly> loaded = [];
        context = new AssemblyLoadContext(mutant?.Name ?? "original", isCollectible: true);
        context.Resolving += (_, name) => loaded.GetValueOrDefault(name.Name!);
        foreach (string layer in Layers)
        {
            using MemoryStream bytes = new(Rewritten(layer, mutant));
            loaded[layer] = context.LoadFromStream(bytes);
        }

        Assembly simulator = loaded["LVS.Sim"];
        Type outcome = simulator.GetType("LVS.Sim.SimOutcome")!;
        Type file = simulator.GetType("LVS.Sim.ScenarioFile")!;
        Type settings = simulator.GetType("LVS.Sim.WorldOptions")!;
        scenario = file.GetMethod("Load")!.Invoke(null, [scenarioName])!;
        options = Activator.CreateInstance(settings)!;
        settings.GetProperty("StopsAtBreak")!.SetValue(options, true);
        run = outcome.GetMethod("Of", [scenario.GetType(), typeof(long), settings, typeof(CancellationToken)])!;
    }

    /// <summary>Runs a seed.</summary>
    /// <returns>Names of the invariants that broke though the scenario does not say they may.</returns>
    public string[] Run(long seed)
    {
        object outcome = run.Invoke(null, [scenario, seed, options, CancellationToken.None])!;
        return [.. (IReadOnlyList<string>)outcome.GetType().GetProperty("Unexpected")!.GetValue(outcome)!];
    }

    public void Dispose() => context.Unload();

    private static byte[] Rewritten(string layer, Mutant? mutant)
    {
        string path = Path.Combine(AppContext.BaseDirectory, layer + ".dll");
        if (mutant == null || !mutant.Type.StartsWith(layer + ".", StringComparison.Ordinal))
        {
            return File.ReadAllBytes(path);
        }

        using ModuleDefinition module = ModuleDefinition.ReadModule(path);

        // Of overloads the one that does the work.
        MethodDefinition method = module.GetType(mutant.Type).Methods.Where(m => m.Name == mutant.Method)
            .MaxBy(m => m.Body.Instructions.Count)!;
        mutant.Change(method);
        using MemoryStream stream = new();
        module.Write(stream);
        return stream.ToArray();
    }
}

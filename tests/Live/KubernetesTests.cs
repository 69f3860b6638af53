using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

using k8s;
using k8s.Models;

using LVS.Tests.Hil;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>
/// The manifests of <c>tools/kubernetes</c>. No cluster runs here: they are read by Kubernetes' own types, and their commands run as
/// processes, each pod at an address of its own.
/// </summary>
[TestClass]
public sealed class KubernetesTests
{
    private const int Seconds = 400;

    private readonly List<object> silos = Read("silos.yaml");
    private readonly V1Job job = (V1Job)Read("run.yaml").Single();

    /// <summary>Every name in a manifest that points to another one leads somewhere.</summary>
    [TestMethod]
    public void TheManifestsBelongTogether()
    {
        V1PodTemplateSpec[] pods = [.. silos.OfType<V1Deployment>().Select(deployment => deployment.Spec.Template), job.Spec.Template];
        foreach (V1Deployment deployment in silos.OfType<V1Deployment>())
        {
            Assert.IsTrue(Selects(deployment.Spec.Selector.MatchLabels, deployment.Spec.Template), deployment.Metadata.Name);
        }

        V1Service service = silos.OfType<V1Service>().Single();
        V1Container redis = Pod("lvs-redis").Spec.Containers.Single();
        Assert.IsTrue(Selects(service.Spec.Selector, Pod("lvs-redis")));
        Assert.AreEqual(redis.Ports.Single().Name, service.Spec.Ports.Single().TargetPort.Value);
        V1NetworkPolicy policy = silos.OfType<V1NetworkPolicy>().Single();
        foreach (V1PodTemplateSpec pod in pods)
        {
            Assert.IsTrue(Selects(policy.Spec.PodSelector.MatchLabels, pod));
            Assert.IsTrue(Selects(policy.Spec.Ingress.Single().FromProperty.Single().PodSelector.MatchLabels, pod));
            V1Container container = pod.Spec.Containers.Single();
            string[] volumes = [.. pod.Spec.Volumes.Select(volume => volume.Name)];
            Assert.IsTrue(container.VolumeMounts.All(mount => volumes.Contains(mount.Name)));
        }

        V1Container silo = Pod("lvs-silo").Spec.Containers.Single();
        V1Container leader = job.Spec.Template.Spec.Containers.Single();
        Assert.AreEqual(silo.Image, leader.Image);
        CollectionAssert.AreEqual(new[] { "dotnet", "/app/lvs.dll" }, silo.Command.ToArray());
        CollectionAssert.AreEqual(silo.Command.ToArray(), leader.Command.ToArray());
        Assert.AreEqual(leader.Name, job.Spec.PodFailurePolicy.Rules.Single().OnExitCodes.ContainerName);
        V1Deployment many = silos.OfType<V1Deployment>().Single(deployment => deployment.Metadata.Name == "lvs-silo");
        Assert.AreEqual($"{many.Spec.Replicas}", After(leader.Args, "--silos"));
    }

    [TestMethod]
    [TestCategory("Long")]
    [OSCondition(OperatingSystems.Linux, IgnoreMessage = "other systems have one loopback address")]
    public void TheCommandsOfTheManifestsRun()
    {
        using Database redis = Database.Redis([.. Pod("lvs-redis").Spec.Containers.Single().Args.Skip(1)]);
        V1Service service = silos.OfType<V1Service>().Single();
        string name = $"{service.Metadata.Name}:{service.Spec.Ports.Single().Port}";
        string[] At(V1PodTemplateSpec pod, string address) => [.. Expanded(pod.Spec.Containers.Single(), address)
            .Select(word => word.Replace(name, redis.HostAndPort, StringComparison.Ordinal))];

        using TestFolder folder = new();
        string[] run = At(job.Spec.Template, "127.0.0.1");
        run[Array.IndexOf(run, "--nodes") + 1] = "2000";
        run[Array.IndexOf(run, "--cycles") + 1] = "8";
        string[] shape = [.. new[] { "--nodes", "--cycles", "--loss" }.SelectMany(option => new[] { option, After(run, option) })];
        List<Lvs> all = [];
        try
        {
            foreach (int i in Enumerable.Range(2, int.Parse(After(run, "--silos"), CultureInfo.InvariantCulture)))
            {
                Lvs silo = Lvs.Start(folder.Path, At(Pod("lvs-silo"), $"127.0.0.{i}"));
                all.Add(silo);
                silo.WaitFor(() => silo.Errors.Contains($"silo S127.0.0.{i}:", StringComparison.Ordinal), "it joins", Seconds);
            }

            Lvs led = Lvs.Start(folder.Path, run).Wait(Seconds);
            Assert.AreEqual(0, led.ExitCode, led.Output + led.Errors);
            Lvs alone = Lvs.Run(folder.Path, ["sim", "--model", "ledger", .. shape, "--json"]);
            Assert.AreEqual(alone.Json.GetProperty("traceHash").GetString(), led.Json.GetProperty("traceHash").GetString());

            // On a machine so busy that a silo cannot answer for six seconds, the others have declared it dead, and it has ended.
            Lvs[] alive = [.. all.Where(silo => !silo.Process.HasExited)];
            Assert.IsNotEmpty(alive);
            Assert.AreEqual(0, alive[0].Signal("TERM").Wait().ExitCode, alive[0].Errors);
        }
        finally
        {
            foreach (Lvs silo in all)
            {
                silo.Dispose();
            }
        }
    }

    private V1PodTemplateSpec Pod(string name) =>
        silos.OfType<V1Deployment>().Single(deployment => deployment.Metadata.Name == name).Spec.Template;

    private static bool Selects(IDictionary<string, string> labels, V1PodTemplateSpec pod) =>
        labels.Count > 0 && labels.All(label => pod.Metadata.Labels.TryGetValue(label.Key, out string? value) && value == label.Value);

    private static string After(IList<string> words, string option) => words[words.IndexOf(option) + 1];

    /// <summary>The arguments as Kubernetes gives them to the process: <c>$(NAME)</c> is the variable of the container.</summary>
    private static IEnumerable<string> Expanded(V1Container container, string address)
    {
        foreach (string argument in container.Args)
        {
            string word = argument;
            foreach (V1EnvVar variable in container.Env)
            {
                string value = variable.ValueFrom?.FieldRef.FieldPath == "status.podIP" ? address : variable.Value;
                word = word.Replace($"$({variable.Name})", value, StringComparison.Ordinal);
            }

            Assert.DoesNotContain("$(", word);
            yield return word;
        }
    }

    /// <summary>Strictly: a field that Kubernetes does not have is an error.</summary>
    private static List<object> Read(string name) =>
        KubernetesYaml.LoadAllFromString(File.ReadAllText(Path.Combine(RepositoryFolder.Path, "tools", "kubernetes", name)), strict: true);
}

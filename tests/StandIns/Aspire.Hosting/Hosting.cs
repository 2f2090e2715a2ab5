using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting
{
    public class DistributedApplication
    {
        public static IDistributedApplicationBuilder CreateBuilder(string[] args) => throw null;
        public static IDistributedApplicationBuilder CreateBuilder() => throw null;

        public void Run() => throw null;
    }

    public interface IDistributedApplicationBuilder
    {
        DistributedApplication Build();
    }

    public interface IProjectMetadata
    {
        string ProjectPath { get; }
    }

    public static class ProjectResourceBuilderExtensions
    {
        public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name)
            where TProject : IProjectMetadata, new() => throw null;
        public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, string name, string projectPath) => throw null;
        public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas) => throw null;
    }

    public static class ContainerResourceBuilderExtensions
    {
        public static IResourceBuilder<ContainerResource> AddContainer(this IDistributedApplicationBuilder builder, string name, string image) => throw null;
    }

    public static class ResourceBuilderExtensions
    {
        public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string value)
            where T : IResourceWithEnvironment => throw null;
        public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder,
            IResourceBuilder<IResourceWithConnectionString> source, string connectionName = null, bool optional = false)
            where TDestination : IResourceWithEnvironment => throw null;
        public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
            where T : IResourceWithWaitSupport => throw null;
    }
}

namespace Aspire.Hosting.ApplicationModel
{
    public interface IResource
    {
        string Name { get; }
    }

    public interface IResourceWithConnectionString : IResource
    {
    }

    public interface IResourceWithEnvironment : IResource
    {
    }

    public interface IResourceWithEndpoints : IResource
    {
    }

    public interface IResourceWithWaitSupport : IResource
    {
    }

    public interface IComputeResource : IResource
    {
    }

    public interface IResourceAnnotation
    {
    }

    public enum ResourceAnnotationMutationBehavior
    {
        Append,
        Replace,
    }

    public interface IResourceBuilder<out T> where T : IResource
    {
        IDistributedApplicationBuilder ApplicationBuilder { get; }
        T Resource { get; }
        IResourceBuilder<T> WithAnnotation<TAnnotation>(TAnnotation annotation, ResourceAnnotationMutationBehavior behavior = ResourceAnnotationMutationBehavior.Append)
            where TAnnotation : IResourceAnnotation;
    }

    public abstract class Resource : IResource
    {
        protected Resource(string name) => throw null;

        public virtual string Name => throw null;
    }

    public class ProjectResource : Resource, IResourceWithEnvironment, IResourceWithEndpoints, IResourceWithWaitSupport, IComputeResource
    {
        public ProjectResource(string name) : base(name) => throw null;
    }

    public class ContainerResource : Resource, IResourceWithEnvironment, IResourceWithEndpoints, IResourceWithWaitSupport, IComputeResource
    {
        public ContainerResource(string name, string entrypoint = null) : base(name) => throw null;
    }
}

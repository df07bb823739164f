package fi.hymy.fleet.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import jakarta.servlet.Filter;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
class WebConfiguration {
    @Bean
    Times times(InstantSource clock, WebSettings settings) {
        return new Times(clock, settings.zone());
    }

    @Bean
    FilterRegistrationBean<Filter> liveFragments() {
        var registration = new FilterRegistrationBean<Filter>(new LiveFragments());
        registration.addUrlPatterns(LiveFragments.PATHS);
        return registration;
    }

    @Bean
    OpenAPI openApi() {
        var basic = new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic");
        return new OpenAPI()
                .info(new Info()
                        .title("Hymy fleet server")
                        .version("v1")
                        .description("Everything the console does. Errors are problem details (RFC 9457); `faults` "
                                + "lists everything that is wrong, each at its path."))
                // Relative: whatever address it was fetched from.
                .servers(List.of(new Server().url("/")))
                .components(new Components().addSecuritySchemes("operator", basic))
                .addSecurityItem(new SecurityRequirement().addList("operator"));
    }
}
